"""Access and application logs, from a seed."""

import base64
import multiprocessing
import random
import time

START = 1_760_000_000  # the clock of the first line
BLOCK = 2_000  # lines made at a time
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
PATHS = ["/v1/accounts/{n}", "/v2/orders/{n}/items", "/static/js/main.{n}.js", "/api/users/{n}", "/health", "/search?q={n}",
         "/img/{n}.png", "/reports/{n}/lines?page=2", "/login", "/api/payments/{n}/receipt"]
AGENTS = ["Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0", "curl/8.5.0", "okhttp/4.12.0",
          "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6",
          "python-requests/2.32.3", "kube-probe/1.31"]
HOSTS = ["orders.example.net", "api.example.com", "inventory.example.org", "users.example.net:8443", "mail.example.com"]
SAID = ["payment {n} was accepted", "cache miss for the key of order {n}", "took {n} ms, which is too long", "retry {n} of the queue",
        "the pool has {n} free connections", "user {n} changed the address", "job {n} ended", "rows read: {n}"]


class Log:
    """One file of a log: blocks of lines."""

    def __init__(self, seed, kind, every, mono):
        self.random = random.Random(seed)
        self.kind = kind  # "access", "text" or "json"
        self.every = every  # one in so many lines is followed by a request with a Bearer line; 0 for none
        self.mono = mono  # one in so many lines is followed by one that sends a key to Mono; 0 for none
        self.count = self.bearers = self.monos = 0
        numbers = [self.random.randrange(1_000_000) for _ in range(2_000)]
        self.paths = [self.random.choice(PATHS).format(n=n) for n in numbers]
        self.said = [self.random.choice(SAID).format(n=n) for n in numbers]
        self.ips = [".".join(str(self.random.randrange(1, 255)) for _ in range(4)) for _ in numbers]
        self.claims = [self.encode(f'{{"sub":"{n}","iss":"https://login.example.com/","exp":{START + n}}}'.encode()) for n in numbers]

    def encode(self, data):
        return base64.urlsafe_b64encode(data).rstrip(b"=").decode()

    def token(self):
        """Made up: half are JWTs, half are opaque."""
        if self.random.random() < 0.5:
            return "".join(self.random.choices(LETTERS, k=40))
        claims, signature = self.random.choice(self.claims), self.encode(self.random.randbytes(32))
        return f"eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.{claims}.{signature}"

    def request(self, host):
        """What a client that logs too much writes for one request, in one line or in several."""
        self.bearers += 1
        path, token, clock = self.random.choice(self.paths), self.token(), self.clock()
        if self.kind == "json":
            return (f'{{"ts":"{clock}Z","level":"debug","logger":"http.client","method":"GET","url":"https://{host}{path}",'
                    f'"headers":{{"accept":"application/json","authorization":"Bearer {token}"}}}}')
        if self.kind == "text":
            return (f"{clock} DEBUG [pool-{self.count % 16}] c.e.http.Wire - >> GET https://{host}{path}\n"
                    f"{clock} DEBUG [pool-{self.count % 16}] c.e.http.Wire - >> Accept: application/json\n"
                    f"{clock} DEBUG [pool-{self.count % 16}] c.e.http.Wire - >> Authorization: Bearer {token}")
        return f'{clock} upstream "https://{host}{path}" sent "Authorization: Bearer {token}" 200'

    def clock(self):
        return time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(START + self.count // 50))

    def block(self):
        """The next lines."""
        choices, clock = self.random.choices, self.clock()
        rows = zip(choices(self.ips, k=BLOCK), choices(self.paths, k=BLOCK), choices(self.said, k=BLOCK), choices(AGENTS, k=BLOCK),
                   choices(range(100, 90_000), k=BLOCK))
        if self.kind == "access":
            lines = [f'{ip} - - [{clock} +0000] "GET {path} HTTP/1.1" {200 + n % 5} {n} "-" "{agent}" 0.{n % 997:03d}'
                     for ip, path, _, agent, n in rows]
        elif self.kind == "json":
            lines = [f'{{"ts":"{clock}.{n % 1000:03d}Z","level":"info","logger":"orders","ip":"{ip}","request":"{n:08x}","path":"{path}",'
                     f'"msg":"{said}"}}' for ip, path, said, _, n in rows]
        else:
            lines = [f"{clock},{n % 1000:03d} INFO  [http-{n % 64}] c.e.orders.Service - {ip} {path}: {said}"
                     for ip, path, said, _, n in rows]
        if self.every:
            for at in range(0, BLOCK, self.every):
                lines[at] += "\n" + self.request(self.random.choice(HOSTS))
        before, self.count = self.count, self.count + BLOCK
        for _ in range(self.count // self.mono - before // self.mono if self.mono else 0):
            lines[self.random.randrange(BLOCK)] += "\n" + self.request("api.cuentamono.com")
            self.monos += 1
        return ("\n".join(lines) + "\n").encode()


def write(job):
    """Write one file of `size` bytes or a little more; return how many Bearer lines are in it, and how many go to Mono."""
    path, size, log = job[0], job[1], Log(*job[2:])
    with open(path, "wb") as file:
        while file.tell() < size:
            file.write(log.block())
    return log.bearers, log.monos


def folder(where, seed, files, size, every, mono):
    """Write `files` logs of `size` bytes each, in turn of access, text and JSON lines, on all cores."""
    kinds = ("access", "text", "json")
    jobs = [(where / f"{number}-{kinds[number % 3]}.log", size, f"{seed}-{number}", kinds[number % 3], every, mono)
            for number in range(files)]
    with multiprocessing.get_context("spawn").Pool() as pool:
        told = pool.map(write, jobs, chunksize=1)
    return {"Bearer lines": sum(bearers for bearers, _ in told), "keys sent to Mono": sum(monos for _, monos in told)}
