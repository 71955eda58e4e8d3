"""Recognises lines of text for gongkai with the models of the package rapidocr, on onnxruntime.

Speaks the protocol of docs/ocr.md on standard input and output. Needs the packages rapidocr (whose models it uses),
onnxruntime, opencv (which rapidocr brings) and numpy.
"""
import glob, hashlib, importlib.metadata, json, os, sys

BATCH = 8  # pictures read at once
HEIGHT = 48  # of a line, as the models were trained
WIDEST = 3200
NUMBER = set("0123456789.,-+%()/ ")


def fail(said):
    print(json.dumps({"error": said}), flush=True)
    sys.exit(1)


try:
    import numpy as np
    import cv2
    import onnxruntime as ort
except ImportError as e:
    fail("the Python package %s is missing: pip install rapidocr onnxruntime" % e.name)
try:
    package = importlib.metadata.distribution("rapidocr")
except importlib.metadata.PackageNotFoundError:
    fail("the Python package rapidocr is missing: pip install rapidocr onnxruntime")

models = sorted(glob.glob(os.path.join(str(package.locate_file("rapidocr")), "models", "*_rec_*.onnx")))
if not models:
    fail("the package rapidocr has no model for recognition; version 3.10 has")
options = ort.SessionOptions()
options.intra_op_num_threads = max(1, int(os.environ.get("GONGKAI_OCR_THREADS", "1")))
options.inter_op_num_threads = 1
session = ort.InferenceSession(models[-1], options, providers=["CPUExecutionProvider"])
wanted = session.get_inputs()[0].name
letters = [""] + session.get_modelmeta().custom_metadata_map["character"].splitlines() + [" "]
with open(models[-1], "rb") as f:
    model = hashlib.sha256(f.read()).hexdigest()[:12]
numeric = np.array([0] + [i for i, c in enumerate(letters) if i and c in NUMBER])


def prepared(image):
    h, w = image.shape
    width = max(8, min(WIDEST, round(w * HEIGHT / h)))
    way = cv2.INTER_AREA if h > HEIGHT else cv2.INTER_CUBIC
    return cv2.resize(image, (width, HEIGHT), interpolation=way)


def decoded(scores, kind, share):
    """Reads the likeliest letter of each column, as is usual for CTC: repeated ones are one, blanks part them."""
    if kind == "number":
        best = numeric[scores[:, numeric].argmax(1)]
    else:
        best = scores.argmax(1)
    text, at, least, before = "", [], 1.0, 0
    for column, i in enumerate(best):
        sure = float(scores[column, i])
        if i and i != before:
            text += letters[i]
            at.append(min(1.0, (column + 0.5) / len(best) / share))
            least = min(least, sure)
        elif not i and kind == "number":
            pass
        before = i
    return {"text": text, "confidence": round(least, 4), "at": [round(a, 4) for a in at]}


def recognise(kind, images):
    out = [None] * len(images)
    ready = [prepared(i) for i in images]
    order = sorted(range(len(ready)), key=lambda i: ready[i].shape[1])
    for start in range(0, len(order), BATCH):
        some = order[start : start + BATCH]
        width = max(ready[i].shape[1] for i in some)
        batch = np.zeros((len(some), 3, HEIGHT, width), np.float32)
        for k, i in enumerate(some):
            line = ready[i].astype(np.float32) / 127.5 - 1
            batch[k, :, :, : line.shape[1]] = line
        scores = session.run(None, {wanted: batch})[0]
        for k, i in enumerate(some):
            out[i] = decoded(scores[k], kind, ready[i].shape[1] / width)
    return out


def main():
    print(json.dumps({"protocol": 1, "engine": "rapidocr", "version": "%s %s %s" % (
        package.version, os.path.basename(models[-1])[: -len(".onnx")], model)}), flush=True)
    source = sys.stdin.buffer
    while True:
        head = source.readline()
        if not head:
            return
        ask = json.loads(head)
        images = []
        for one in ask["images"]:
            w, h = one["width"], one["height"]
            images.append(np.frombuffer(source.read(w * h), np.uint8).reshape(h, w))
        print(json.dumps({"id": ask["id"], "lines": recognise(ask["kind"], images)}, ensure_ascii=False), flush=True)


main()
