#!/usr/bin/python3
"""Times what the `imaging` benchmark times, with Pillow and OpenCV on one thread: decode, resize, to a float32 tensor.

Usage: preprocess.py PICTURE.jpg [ROUNDS]. Prints the median of each part: processor time of
the thread in milliseconds, which other programs on the machine do not disturb.
"""
import statistics
import sys
import time

import cv2
import numpy
from PIL import Image

cv2.setNumThreads(1)
path = sys.argv[1]
rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 60


def pil_decode():
    image = Image.open(path)
    image.load()
    return image.convert("RGB")


def to_tensor(hwc):
    return numpy.ascontiguousarray(hwc.transpose(2, 0, 1)).astype(numpy.float32) / numpy.float32(255)


def cv_to_tensor(bgr):
    return numpy.ascontiguousarray(bgr[..., ::-1].transpose(2, 0, 1)).astype(numpy.float32) / numpy.float32(255)


def blob(bgr):
    return cv2.dnn.blobFromImage(bgr, 1 / 255, swapRB=True)


def measure(name, parts):
    times = {part: [] for part, _ in parts}
    totals = []
    for turn in range(rounds + 5):
        value, start = None, time.thread_time()
        for part, work in parts:
            before = time.thread_time()
            value = work(value)
            if turn >= 5:
                times[part].append(time.thread_time() - before)
        if turn >= 5:
            totals.append(time.thread_time() - start)
    shown = ", ".join(f"{part} {1000 * statistics.median(t):.2f}" for part, t in times.items())
    print(f"{name:26} {1000 * statistics.median(totals):7.2f} ms  ({shown}; fastest {1000 * min(totals):.2f} = {' + '.join(f'{1000 * min(t):.2f}' for t in times.values())})")


measure("Pillow BILINEAR", [
    ("decode", lambda _: pil_decode()),
    ("resize", lambda i: i.resize((640, 640), Image.BILINEAR)),
    ("tensor", lambda i: to_tensor(numpy.asarray(i)))])
measure("OpenCV INTER_LINEAR", [
    ("decode", lambda _: cv2.imread(path)),
    ("resize", lambda i: cv2.resize(i, (640, 640), interpolation=cv2.INTER_LINEAR)),
    ("tensor", cv_to_tensor)])
measure("OpenCV INTER_LINEAR, blob", [
    ("decode", lambda _: cv2.imread(path)),
    ("resize", lambda i: cv2.resize(i, (640, 640), interpolation=cv2.INTER_LINEAR)),
    ("tensor", blob)])
measure("OpenCV INTER_AREA", [
    ("decode", lambda _: cv2.imread(path)),
    ("resize", lambda i: cv2.resize(i, (640, 640), interpolation=cv2.INTER_AREA)),
    ("tensor", cv_to_tensor)])
