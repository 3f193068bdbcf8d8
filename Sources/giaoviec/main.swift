import ArgumentParser
import GiaoViecCLI
GiaoViecCommand.main()
