"""Makes transcripts.tsv and shared.tsv: small random programs, and what CPython 3.13 prints for each.

    python oracle.py SEED COUNT > transcripts.tsv
    python oracle.py SEED COUNT shared > shared.tsv         with locks, events, conditions, semaphores, barriers and queues

Time is virtual. Of the rows of semantics.md that differ from CPython on purpose, those that can be are built in here: equal
deadlines in the order set (S7), a result that a cancel does not lose (S33), a swallowed timeout (S52). Programs that reach
one of the others are left out: a task that awaits itself, tasks that wait for each other, a scope entered with a cancel
pending, wait_for without any time, uncancel() of a scope's own request, a group that fails after its task swallowed a cancel
before it (CPython cancels it once more), a group that would name one failure twice (since a result is not lost here, the body hears
of it too), and a cancel in the very turn in which the sleep it meets is due, where the order of two woken tasks differs.
"""
import asyncio, gc, json, random, sys
from asyncio import tasks, timeouts, taskgroups, events, base_events, mixins

class TH(events.TimerHandle):
    __slots__ = ['_here']
    n = 0
    def __init__(self, *a, **k):
        super().__init__(*a, **k); TH.n += 1; self._here = TH.n
    def __lt__(self, o): return (self._when, self._here) < (o._when, o._here)
    def __le__(self, o): return (self._when, self._here) <= (o._when, o._here)
events.TimerHandle = TH

# What locks and queues wait by: no results, and a cancel loses nothing there (S80).
INNER = set()
class Inner:
    def __init__(self, loop): self.loop = loop
    def create_future(self):
        future = self.loop.create_future()
        INNER.add(future)
        return future
_get_loop = mixins._LoopBoundMixin._get_loop
mixins._LoopBoundMixin._get_loop = lambda self: Inner(_get_loop(self))

class HereTask(tasks._PyTask):
    _here = False
    def _Task__wakeup(self, future):
        if self._must_cancel and not future.cancelled() and future not in INNER:
            self._must_cancel = False
            self._here = True
        super()._Task__wakeup(future)
    def _Task__step_run_and_handle_result(self, exc):
        if self._here:
            self._here = False
            self._must_cancel = True
        super()._Task__step_run_and_handle_result(exc)

class HereTimeout(timeouts.Timeout):
    async def __aexit__(self, et, ev, tb):
        expiring = self._state is timeouts._State.EXPIRING
        undelivered = self._task._must_cancel
        task, base = self._task, self._cancelling
        r = await super().__aexit__(et, ev, tb)
        if expiring and et is None and not undelivered and task.cancelling() <= base:
            raise TimeoutError
        return r
timeouts.Timeout = HereTimeout

BAD = [False]
_ta = timeouts.Timeout.__aenter__
async def ta(self):
    if asyncio.current_task()._must_cancel: BAD[0] = True
    return await _ta(self)
HereTimeout.__aenter__ = ta
class OSet(dict):
    def add(self, x): self[x] = 1
    def discard(self, x): self.pop(x, None)
    def remove(self, x): del self[x]
_tg = taskgroups.TaskGroup.__init__
def tg(self): _tg(self); self._tasks = OSet()
taskgroups.TaskGroup.__init__ = tg
_gx = taskgroups.TaskGroup.__aexit__
async def gx(self, et, exc, tb):
    before = self._at_entry
    try: return await _gx(self, et, exc, tb)
    except BaseExceptionGroup as group:
        if before and self._parent_task.cancelling(): BAD[0] = True
        if len(set(map(id, group.exceptions))) < len(group.exceptions): BAD[0] = True
        raise
taskgroups.TaskGroup.__aexit__ = gx
_ga = taskgroups.TaskGroup.__aenter__
async def ga(self):
    if asyncio.current_task()._must_cancel: BAD[0] = True
    self._at_entry = asyncio.current_task().cancelling()
    return await _ga(self)
taskgroups.TaskGroup.__aenter__ = ga

# It keeps what it waits for in a set: the order in which tasks that are done already come is that of their addresses.
class Arrivals(asyncio.Queue):
    _get_loop = _get_loop
def ascompleted(self, aws, timeout):
    self._done = Arrivals()
    self._timeout_handle = None
    loop = asyncio.get_running_loop()
    todo = OSet.fromkeys(aws)
    for f in todo: f.add_done_callback(self._handle_completion)
    if todo and timeout is not None: self._timeout_handle = loop.call_later(timeout, self._handle_timeout)
    self._todo = todo
    self._todo_left = len(todo)
tasks._AsCompletedIterator.__init__ = ascompleted

def on_error(loop, context):
    if isinstance(context.get("exception"), RecursionError): BAD[0] = True

class Stall(Exception): pass
class VLoop(asyncio.SelectorEventLoop):
    def __init__(self):
        super().__init__()
        self._t = 0.0; self.turns = 0
        self._clock_resolution = 1e-9
        sel = self._selector; real = sel.select
        def select(timeout=None):
            self.turns += 1
            if self.turns > 3000: raise Stall
            if timeout is None: raise Stall
            if timeout > 0: self._t = self._scheduled[0]._when
            return []
        self.sel = select
        self._selector.select = select
        self.set_task_factory(lambda loop, coro, **kw: HereTask(coro, loop=loop, **kw))
        self.set_exception_handler(on_error)
    def time(self): return self._t

def name(e):
    if isinstance(e, RecursionError): BAD[0] = True
    if isinstance(e, asyncio.CancelledError): return "cancel" + (f"({e.args[0]})" if e.args and e.args[0] and not str(e.args[0]).startswith("Cancelled") else "")
    if isinstance(e, BaseExceptionGroup): return "group(" + ",".join(name(x) for x in e.exceptions) + ")"
    if isinstance(e, TimeoutError): return "timeout"
    if isinstance(e, ValueError) and isinstance(e.args[0], int): return "err" + str(e.args[0])
    if isinstance(e, asyncio.BrokenBarrierError): return "broken"
    if isinstance(e, asyncio.QueueShutDown): return "shut"
    return "misuse"

class Shared:
    """What the programs with shared objects share. Of two of a kind one is held by blocks, and one taken and given back by hand."""
    def __init__(self):
        self.gates = [asyncio.Lock(), asyncio.Lock()]
        self.semaphores = [asyncio.Semaphore(2), asyncio.BoundedSemaphore(1)]
        self.events = [asyncio.Event(), asyncio.Event()]
        self.condition = asyncio.Condition()
        self.flag = self.used = False
        self.barrier = asyncio.Barrier(2)
        self.queues = [asyncio.Queue(1), asyncio.Queue(), asyncio.LifoQueue(2), asyncio.PriorityQueue(2)]
    def wait_for_one(self, which):
        """What a task is made of that is one wait and nothing else."""
        kind, n = which[0], int(which[1])
        if kind == "g": return self.queues[n].get()
        if kind == "e": return self.events[n % 2].wait()
        if kind == "s": return self.semaphores[1].acquire()
        if kind == "l": return self.gates[1].acquire()
        return self.barrier.wait()
    def state(self):
        return "".join("+-"[x] for x in [*(g.locked() for g in self.gates), *(not e.is_set() for e in self.events), self.condition.locked(), self.barrier.broken]) \
            + f" {self.semaphores[0]._value}{self.semaphores[1]._value} {self.barrier.n_waiting} " + "".join(str(q.qsize()) for q in self.queues)

async def shared_stmt(s, x, P, block):
    op, id = s[0], s[1]
    x.used = True
    if op == "lock":
        async with x.gates[0]: await block(s[2])
    elif op == "acquire": await x.gates[1].acquire()
    elif op == "release":
        if x.gates[1].locked(): x.gates[1].release()
    elif op == "sem":
        async with x.semaphores[0]: await block(s[2])
    elif op == "semtake": await x.semaphores[1].acquire()
    elif op == "semgive":
        if x.semaphores[1].locked(): x.semaphores[1].release()
    elif op == "ewait": await x.events[s[2]].wait()
    elif op == "eset": x.events[s[2]].set()
    elif op == "eclear": x.events[s[2]].clear()
    elif op == "cond":
        async with x.condition: await block(s[2])
    elif op == "cwait":
        async with x.condition: await x.condition.wait()
    elif op == "cwaitfor":
        async with x.condition: await x.condition.wait_for(lambda: x.flag)
    elif op == "cnotify":
        async with x.condition:
            x.flag = not x.flag
            x.condition.notify(s[2])
    elif op == "cbare":
        if x.condition.locked(): x.condition.notify(s[2])
    elif op == "bwait": P(f"{id}={await x.barrier.wait()}")
    elif op == "breset": await x.barrier.reset()
    elif op == "babort": await x.barrier.abort()
    elif op == "put": await x.queues[s[2]].put(s[3])
    elif op == "get": P(f"{id}={await x.queues[s[2]].get()}")
    elif op == "take":
        P(f"{id}={await x.queues[s[2]].get()}")
        x.queues[s[2]].task_done()
    elif op == "tryput":
        try: x.queues[s[2]].put_nowait(s[3]); P(f"{id}=true")
        except asyncio.QueueFull: P(f"{id}=false")
    elif op == "tryget":
        try: P(f"{id}={x.queues[s[2]].get_nowait()}")
        except asyncio.QueueEmpty: P(f"{id}=none")
    elif op == "taskdone": x.queues[s[2]].task_done()
    elif op == "join": await x.queues[s[2]].join()
    elif op == "shutdown": x.queues[s[2]].shutdown(s[3])
    elif op == "whichever":
        tasks = [asyncio.create_task(x.wait_for_one(w)) for w in s[2]]
        done, pending = await asyncio.wait(tasks, timeout=s[3], return_when=asyncio.FIRST_COMPLETED)
        for task in pending: task.cancel()
        if pending: await asyncio.wait(pending)
        P(f"{id}=[{','.join('-' if t.cancelled() else name(t.exception()) if t.exception() else str(t.result()) if w[0] in 'gb' else '+' for w, t in zip(s[2], tasks))}]")
    elif op == "intime":
        r = await asyncio.wait_for(x.wait_for_one(s[2]), s[3])
        P(f"{id}={r if s[2][0] in 'gb' else '+'}")
    elif op == "together": await asyncio.gather(*[x.wait_for_one(w) for w in s[2]])
    elif op == "soon": asyncio.get_running_loop().call_soon(P, f"{id}c")
    elif op == "later": asyncio.get_running_loop().call_later(s[2], P, f"{id}c")
    elif op == "whendone": asyncio.current_task().add_done_callback(lambda task: P(f"{id}d"))
    else: raise Exception(op)

async def run(prog, out, shared):
    bodies = prog
    slots = {}
    loop = asyncio.get_running_loop()
    futs = [loop.create_future() for _ in range(2)]
    P = lambda x: out.append(str(x))
    waits = {}
    async def for_tasks(awaitable, indices):
        """Awaits something that waits for those tasks, and leaves programs out in which one comes to wait for itself."""
        me = asyncio.current_task()
        reached = [slots[i] for i in indices if i in slots]
        waits[me] = reached
        for task in (reached := list(reached)):
            if task is me: BAD[0] = True
            reached += [t for t in waits.get(task, ()) if t not in reached]
        try: return await awaitable
        finally: waits.pop(me, None)
    async def body(i): 
        await block(bodies[i], None)
        return i
    async def block(stmts, group):
        for s in stmts: await stmt(s, group)
    async def stmt(s, group):
        op, id = s[0], s[1]
        if op == "sleep": await asyncio.sleep(s[2])
        elif op == "spawn": slots[s[2]] = asyncio.create_task(body(s[2]))
        elif op == "eager": slots[s[2]] = HereTask(body(s[2]), loop=loop, eager_start=True)
        elif op == "gspawn":
            if group is not None:
                slots[s[2]] = group.create_task(body(s[2]))
        elif op == "await":
            t = slots.get(s[2])
            if t is not None: P(f"{id}={await for_tasks(t, [s[2]])}")
        elif op == "cancel":
            t = slots.get(s[2])
            if t is not None: P(f"{id}={t.cancel(s[3]) if s[3] else t.cancel()}".replace("True","true").replace("False","false"))
        elif op == "selfcancel": asyncio.current_task().cancel()
        elif op == "awaitf": await futs[s[2]]
        elif op == "setf":
            if not futs[s[2]].done(): futs[s[2]].set_result(None)
        elif op == "failf":
            if not futs[s[2]].done(): futs[s[2]].set_exception(ValueError(id))
        elif op == "cancelf": P(f"{id}={futs[s[2]].cancel()}".lower())
        elif op == "raise": raise ValueError(id)
        elif op == "call": P(f"{id}={await body(s[2])}")
        elif op == "gather":
            r = await asyncio.gather(*[body(i) for i in s[2]])
            P(f"{id}=[{','.join(map(str, r))}]")
        elif op == "outcomes":
            r = await asyncio.gather(*[body(i) for i in s[2]], return_exceptions=True)
            P(f"{id}=[{','.join(name(x) if isinstance(x, BaseException) else str(x) for x in r)}]")
        elif op == "group":
            async with asyncio.TaskGroup() as g: await block(s[2], g)
        elif op == "timeout":
            async with asyncio.timeout(s[2]): await block(s[3], group)
        elif op == "try":
            try: await block(s[2], group)
            except BaseException as e:
                if isinstance(e, (asyncio.CancelledError, Exception)): 
                    P(f"{id}!{name(e)}")
                    await block(s[3], group)
                    if s[4]: raise
                else: raise
        elif op == "finally":
            try: await block(s[2], group)
            finally:
                P(f"{id}f")
                await block(s[3], group)
        elif op == "shield": P(f"{id}={await asyncio.shield(body(s[2]))}")
        elif op == "waitfor": P(f"{id}={await asyncio.wait_for(body(s[2]), s[3])}")
        elif op == "wait":
            ts = [slots[i] for i in s[2] if i in slots]
            if ts:
                mode = [asyncio.ALL_COMPLETED, asyncio.FIRST_COMPLETED, asyncio.FIRST_EXCEPTION][s[4]]
                d, p = await for_tasks(asyncio.wait(ts, timeout=s[3], return_when=mode), s[2])
                P(f"{id}={len(d)}/{len(p)}")
        elif op == "completed":
            ts = {slots[i]: i for i in s[2] if i in slots}
            async def each():
                async for t in asyncio.as_completed(ts, timeout=s[3]): P(f"{id}:{ts[t]}{'!' if t.cancelled() or t.exception() else ''}")
            await for_tasks(each(), s[2])
        elif op == "gathertasks": P(f"{id}={len(await for_tasks(asyncio.gather(*[slots[i] for i in s[2] if i in slots]), s[2]))}")
        elif op == "outcomesoftasks":
            r = await for_tasks(asyncio.gather(*[slots[i] for i in s[2] if i in slots], return_exceptions=True), s[2])
            P(f"{id}=[{','.join(name(x) if isinstance(x, BaseException) else str(x) for x in r)}]")
        elif op == "shieldtask":
            if s[2] in slots: P(f"{id}={await for_tasks(asyncio.shield(slots[s[2]]), [s[2]])}")
        elif op == "waitfortask":
            if s[2] in slots: P(f"{id}={await for_tasks(asyncio.wait_for(slots[s[2]], s[3]), [s[2]])}")
        elif op == "whentaskdone":
            if s[2] in slots: slots[s[2]].add_done_callback(lambda task: P(f"{id}d"))
        elif op == "count": P(f"{id}={asyncio.current_task().cancelling()}")
        elif op == "uncancel": P(f"{id}={asyncio.current_task().uncancel()}")
        else: await shared_stmt(s, shared, P, lambda stmts: block(stmts, group))
        P(id)
    await block(bodies[0], None)

def execute(prog):
    out = []
    BAD[0] = False
    gc.disable()
    loop = VLoop()
    asyncio.set_event_loop(loop)
    try:
        shared = Shared()
        main = loop.create_task(run(prog, out, shared))
        try:
            loop.run_until_complete(main)
            out.append("end")
        except (Stall, RecursionError): return None
        except BaseException as e: out.append("end!" + name(e))
        out.append(f"at {loop.time():g}")
        out.append(f"n{main.cancelling()}")
        if shared.used: out.append(shared.state())
        if BAD[0]: return None
        return list(out)
    finally:
        for t in asyncio.all_tasks(loop): t._log_destroy_pending = False
        loop._ready.clear(); loop._scheduled.clear()
        INNER.clear()
        loop.close()
        gc.collect()

def gen(r, nb, shared):
    ids = [0]
    def block(b, depth, n, ingroup):
        return [stmt(b, depth, ingroup) for _ in range(n)]
    def later(b): return r.randrange(b + 1, nb)
    def stmt(b, depth, ingroup):
        ids[0] += 1; id = ids[0]
        leaf = ["sleep"]*6 + ["yield"]*4 + ["cancel"]*4 + ["await"]*3 + ["awaitf", "setf", "failf", "cancelf", "raise", "count", "wait", "selfcancel"] + (["uncancel"] if r.random() < .3 and depth == 0 and not (shared and b == 0) else [])
        if b + 1 < nb: leaf += ["spawn"]*4 + ["eager", "call", "gather", "gather", "outcomes", "shield", "waitfor"]
        if b + 1 < nb and ingroup: leaf += ["gspawn"] * 6
        nest = ["group", "timeout", "timeout", "try", "try", "finally"] if depth < 3 else []
        if shared:
            if r.random() < .6: return impatient(b, depth, ingroup, id)
            nest += ["lock", "sem", "cond"] if depth < 3 else []
            leaf += ["completed"] * 3 + ["gathertasks", "outcomesoftasks", "shieldtask", "waitfortask", "waitfortask", "whentaskdone"]
        op = r.choice(leaf + nest * 2)
        t = lambda: r.choice([0, 1, 1, 2, 2, 3, 4, 5])
        if op == "sleep": return ["sleep", id, r.randrange(1, 5)]
        if op == "yield": return ["sleep", id, 0]
        if op in ("spawn", "eager", "gspawn", "call", "shield"): return [op, id, later(b)]
        if op == "waitfor": return [op, id, later(b), t() or 1]
        if op in ("gather", "outcomes"): return [op, id, [later(b) for _ in range(r.randrange(0, 3) + (r.random() < .8))]]
        if op == "await": return [op, id, r.randrange(1, nb)]
        if op == "cancel": return [op, id, r.randrange(1, nb), ""]
        if op in ("awaitf", "setf", "failf", "cancelf"): return [op, id, r.randrange(2)]
        if op in ("raise", "count", "uncancel", "selfcancel"): return [op, id]
        if op == "wait": return [op, id, sorted(set(r.randrange(1, nb) for _ in range(2))), r.choice([None, 1, 2]), r.randrange(3)]
        if op in ("lock", "sem", "cond"): return [op, id, block(b, depth + 1, r.randrange(1, 4), ingroup)]
        some = lambda: sorted(set(r.randrange(1, nb) for _ in range(3)))
        if op == "completed": return [op, id, some(), r.choice([None, None, 0, 1, 2, 3])]
        if op in ("gathertasks", "outcomesoftasks"): return [op, id, some()]
        if op in ("shieldtask", "whentaskdone"): return [op, id, r.randrange(1, nb)]
        if op == "waitfortask": return [op, id, r.randrange(1, nb), r.randrange(1, 4)]
        if op == "group": return [op, id, block(b, depth + 1, r.randrange(1, 4), True)]
        if op == "timeout": return [op, id, t(), block(b, depth + 1, r.randrange(1, 4), ingroup)]
        if op == "try": return [op, id, block(b, depth + 1, r.randrange(1, 4), ingroup), block(b, depth + 1, r.randrange(0, 3), ingroup), r.random() < .35]
        if op == "finally": return [op, id, block(b, depth + 1, r.randrange(1, 4), ingroup), block(b, depth + 1, r.randrange(0, 2), ingroup)]
    def shared_stmt(b, depth, ingroup, id):
        op = r.choice(ABOUT)
        if op in ("lock", "sem", "cond"): return [op, id, block(b, depth + 1, r.randrange(1, 3), ingroup)] if depth < 3 else ["sleep", id, 0]
        if op in ("ewait", "eset", "eclear"): return [op, id, r.choice([0, 0, 1])]
        if op in ("cnotify", "cbare"): return [op, id, r.choice([0, 1, 1, 2])]
        if op in ("put", "tryput"): return [op, id, r.randrange(4), r.randrange(100)]
        if op == "later": return [op, id, r.randrange(4)]
        which = lambda: r.choice("gggeslb") + str(r.randrange(4))
        if op == "whichever": return [op, id, [which() for _ in range(r.randrange(1, 4))], r.choice([None, 0, 1, 2])]
        if op == "intime": return [op, id, which(), r.randrange(1, 3)]
        if op == "together": return [op, id, [which() for _ in range(r.randrange(1, 3))]]
        if op in ("tryget", "taskdone"): return [op, id, r.randrange(4)]
        if op == "shutdown": return [op, id, r.randrange(4), r.random() < .5]
        return [op, id, r.randrange(4)] if op in ("get", "take", "join") else [op, id]
    def impatient(b, depth, ingroup, id):
        s = shared_stmt(b, depth, ingroup, id)
        if s[0] not in WAITS or r.random() < .4: return s
        ids[0] += 2
        return ["try", id + 1, [["timeout", id + 2, r.choice([0, 1, 1, 2, 3]), [s]]], [], r.random() < .1]
    program = [block(b, 0, r.randrange(3, 7) if b == 0 else r.randrange(1, 5), False) for b in range(nb)]
    if not shared: return program
    # All begin at once, and what waits for what never comes is over some time.
    begun = [["spawn", 0, r.randrange(1, nb)] for _ in range(r.randrange(1, 4))]
    return [[["try", 0, [["timeout", 0, 9, begun + program[0]]], [], False], ["sleep", 0, r.choice([0, 1, 5])]], *program[1:]]

ABOUT = ["lock"] * 3 + ["acquire", "acquire", "release", "sem", "sem", "semtake", "semtake", "semgive"] + ["ewait", "ewait", "eset", "eset", "eclear"] \
    + ["cond", "cwait", "cwait", "cwaitfor", "cnotify", "cnotify", "cbare"] + ["bwait"] * 3 + ["breset", "babort"] \
    + ["put"] * 7 + ["get"] * 2 + ["take"] * 3 + ["tryput", "tryget", "taskdone", "join", "shutdown"] + ["soon", "later", "whendone"] + ["whichever"] * 4 + ["intime"] * 3 + ["together"] * 2
WAITS = {"together", "acquire", "semtake", "ewait", "cwait", "cwaitfor", "bwait", "get", "take", "join"}

if __name__ == "__main__":
    seed, count, shared = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3:] == ["shared"]
    r = random.Random(seed)
    made = 0
    while made < count:
        p = gen(r, r.choice([2, 3, 3, 4, 4]), shared)
        o = execute(p)
        if o is None or len(o) > 61 or len(o) < 7: continue
        print(json.dumps(p, separators=(",", ":")) + "\t" + " | ".join(o)); made += 1
