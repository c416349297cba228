import json

def run():
    text = '{"id":7,"name":"sensor","tags":["a","b","c"],"value":[1.5,2.25,3]}'
    n = 0
    for i in range(5000):
        m = json.loads(text)
        m["id"] += i
        m["value"][2] = 3
        n += len(json.dumps(m, separators=(",", ":")))
    return n
