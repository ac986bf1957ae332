"""Makes transcripts.tsv: small random programs, and what CPython 3.13 prints for each.

    python oracle.py SEED COUNT > transcripts.tsv

Time is virtual. Of the rows of semantics.md that differ from CPython on purpose, those that can be are built in here: equal
deadlines in the order set (S7), a result that a cancel does not lose (S33), a swallowed timeout (S52). Programs that reach
one of the others are left out: a task that awaits itself, tasks that wait for each other, a scope entered with a cancel
pending, wait_for without any time, uncancel() of a scope's own request, a group that fails after its task swallowed a cancel
before it (CPython cancels it once more), and a cancel in the very turn in which the sleep it meets is due, where the order of
two woken tasks differs.
"""
import asyncio, gc, json, random, sys
from asyncio import tasks, timeouts, taskgroups, events, base_events

class TH(events.TimerHandle):
    __slots__ = ['_here']
    n = 0
    def __init__(self, *a, **k):
        super().__init__(*a, **k); TH.n += 1; self._here = TH.n
    def __lt__(self, o): return (self._when, self._here) < (o._when, o._here)
    def __le__(self, o): return (self._when, self._here) <= (o._when, o._here)
events.TimerHandle = TH

class HereTask(tasks._PyTask):
    _here = False
    def _Task__wakeup(self, future):
        if self._must_cancel and not future.cancelled():
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
    except BaseExceptionGroup:
        if before and self._parent_task.cancelling(): BAD[0] = True
        raise
taskgroups.TaskGroup.__aexit__ = gx
_ga = taskgroups.TaskGroup.__aenter__
async def ga(self):
    if asyncio.current_task()._must_cancel: BAD[0] = True
    self._at_entry = asyncio.current_task().cancelling()
    return await _ga(self)
taskgroups.TaskGroup.__aenter__ = ga

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
    if isinstance(e, ValueError): return "err" + str(e.args[0])
    return "misuse"

async def run(prog, out):
    bodies = prog
    slots = {}
    loop = asyncio.get_running_loop()
    futs = [loop.create_future() for _ in range(2)]
    P = lambda x: out.append(str(x))
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
            if t is asyncio.current_task(): BAD[0] = True
            if t is not None: P(f"{id}={await t}")
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
                d, p = await asyncio.wait(ts, timeout=s[3], return_when=mode)
                P(f"{id}={len(d)}/{len(p)}")
        elif op == "count": P(f"{id}={asyncio.current_task().cancelling()}")
        elif op == "uncancel": P(f"{id}={asyncio.current_task().uncancel()}")
        else: raise Exception(op)
        P(id)
    await block(bodies[0], None)

def execute(prog):
    out = []
    BAD[0] = False
    gc.disable()
    loop = VLoop()
    asyncio.set_event_loop(loop)
    try:
        main = loop.create_task(run(prog, out))
        try:
            loop.run_until_complete(main)
            out.append("end")
        except (Stall, RecursionError): return None
        except BaseException as e: out.append("end!" + name(e))
        out.append(f"at {loop.time():g}")
        out.append(f"n{main.cancelling()}")
        if BAD[0]: return None
        return list(out)
    finally:
        for t in asyncio.all_tasks(loop): t._log_destroy_pending = False
        loop._ready.clear(); loop._scheduled.clear()
        loop.close()
        gc.collect()

def gen(r, nb):
    ids = [0]
    def block(b, depth, n, ingroup):
        return [stmt(b, depth, ingroup) for _ in range(n)]
    def later(b): return r.randrange(b + 1, nb)
    def stmt(b, depth, ingroup):
        ids[0] += 1; id = ids[0]
        leaf = ["sleep"]*6 + ["yield"]*4 + ["cancel"]*4 + ["await"]*3 + ["awaitf", "setf", "failf", "cancelf", "raise", "count", "wait", "selfcancel"] + (["uncancel"] if r.random() < .3 and depth == 0 else [])
        if b + 1 < nb: leaf += ["spawn"]*4 + ["eager", "call", "gather", "gather", "outcomes", "shield", "waitfor"]
        if b + 1 < nb and ingroup: leaf += ["gspawn"] * 6
        nest = ["group", "timeout", "timeout", "try", "try", "finally"] if depth < 3 else []
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
        if op == "group": return [op, id, block(b, depth + 1, r.randrange(1, 4), True)]
        if op == "timeout": return [op, id, t(), block(b, depth + 1, r.randrange(1, 4), ingroup)]
        if op == "try": return [op, id, block(b, depth + 1, r.randrange(1, 4), ingroup), block(b, depth + 1, r.randrange(0, 3), ingroup), r.random() < .35]
        if op == "finally": return [op, id, block(b, depth + 1, r.randrange(1, 4), ingroup), block(b, depth + 1, r.randrange(0, 2), ingroup)]
    return [block(b, 0, r.randrange(3, 7) if b == 0 else r.randrange(1, 5), False) for b in range(nb)]

if __name__ == "__main__":
    seed, count = int(sys.argv[1]), int(sys.argv[2])
    r = random.Random(seed)
    made = 0
    while made < count:
        p = gen(r, r.choice([2, 3, 3, 4, 4]))
        o = execute(p)
        if o is None or len(o) > 60 or len(o) < 6: continue
        print(json.dumps(p, separators=(",", ":")) + "\t" + " | ".join(o)); made += 1
