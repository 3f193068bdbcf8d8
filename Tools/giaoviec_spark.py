#!/usr/bin/env python3
"""Read letters on a Spark cluster: Parquet out, and PostgreSQL where one is named.

    spark-submit Tools/giaoviec_spark.py LISTING OUTPUT [--program giaoviec] [--archive postgres://…] [--partitions N]

LISTING is text, one path a line, as every worker sees the files (a shared file system). Each partition starts one
`giaoviec extract --workers-protocol`, asks it for one file after the other and gives a row a letter and a row a file that
failed. With --archive each partition also runs `giaoviec index` on its files: writers wait for each other inside PostgreSQL.
"""
import argparse
import json
import subprocess

SCHEMA = "source string, number string, issuer string, date string, subject string, tasks int, letter string, error string"


def answers(paths, program):
    """Rows of the files of one partition, one file asked for at a time."""
    process = subprocess.Popen([program, "extract", "--workers-protocol", "--language", "en"],
                               stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    for path in paths:
        # A path with a line end in it cannot be a plain line.
        process.stdin.write(json.dumps({"path": path}).encode() + b"\n")
        process.stdin.flush()
        while True:
            line = process.stdout.readline()
            if not line:
                raise RuntimeError(f"giaoviec ended while it read {path}")
            answer = json.loads(line)
            if "request" in answer:
                for error in answer["errors"]:
                    yield (path, None, None, None, None, 0, None, error)
                break
            header = answer["header"]
            yield (answer["source"], header["number"], header["issuer"], header["date"], header["subject"],
                   len(answer["assignments"]), line.decode().rstrip("\n"), None)
    process.stdin.close()
    process.wait()


def index(paths, program, archive):
    """Brings the files of one partition into the archive."""
    paths = list(paths)
    for first in range(0, len(paths), 500):
        part = paths[first:first + 500]
        # Exit code 1: some files failed; they are in the archive with their reasons.
        done = subprocess.run([program, "index", "--quiet", "--archive", archive, "--", *part], stderr=subprocess.PIPE)
        if done.returncode not in (0, 1) or b"archive " in done.stderr:
            raise RuntimeError(done.stderr.decode(errors="replace")[-500:])
    yield len(paths)


def main():
    from pyspark.sql import SparkSession

    parser = argparse.ArgumentParser()
    parser.add_argument("listing")
    parser.add_argument("output")
    parser.add_argument("--program", default="giaoviec")
    parser.add_argument("--archive")
    parser.add_argument("--partitions", type=int)
    options = parser.parse_args()
    spark = SparkSession.builder.appName("giaoviec").getOrCreate()
    lines = spark.sparkContext.textFile(options.listing)
    lines = lines.repartition(options.partitions or max(lines.getNumPartitions(), spark.sparkContext.defaultParallelism))
    program, archive = options.program, options.archive
    spark.createDataFrame(lines.mapPartitions(lambda paths: answers(paths, program)), SCHEMA) \
        .write.mode("overwrite").parquet(options.output)
    if archive:
        print("indexed:", lines.mapPartitions(lambda paths: index(paths, program, archive)).sum())
    spark.stop()


if __name__ == "__main__":
    main()
