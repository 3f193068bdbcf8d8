import GiaoViecCLI

GiaoViecCommand.runAndExit()
