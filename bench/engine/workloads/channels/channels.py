import queue
import threading

def run():
    jobs, results = queue.Queue(1), queue.Queue(16)

    def produce():
        for i in range(20000):
            jobs.put(i)
        jobs.put(None)

    def work():
        while (j := jobs.get()) is not None:
            results.put(j % 7)
        results.put(None)

    threading.Thread(target=produce).start()
    threading.Thread(target=work).start()
    s = 0
    while (r := results.get()) is not None:
        s += r
    return s
