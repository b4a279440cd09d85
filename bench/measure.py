#!/usr/bin/env python3
"""Runs a command and prints a name, seconds and the largest resident memory.  usage: measure.py NAME COMMAND…"""
import resource, subprocess, sys, time

start = time.perf_counter()
done = subprocess.run(sys.argv[2:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
print(f"{sys.argv[1]:18s} {time.perf_counter() - start:8.2f} s {memory:8.0f} MB   exit {done.returncode}")
sys.exit(done.returncode not in (0, 1))
