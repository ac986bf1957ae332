namespace Meanwhile.Transcripts.Scheduling;

internal sealed class TurnsThatAwaitingTakes : Twin
{
    protected override async Coroutine Main()
    {
        var turns = 0;
        var handle = EventLoop.Current.CallSoon(Count);
        await Yield();
        Say("task", await TurnsOf(CreateTask(Nothing())));
        Say("sleep(0)", await TurnsOf(Yield()));
        Say("gather", await TurnsOf(Gather(Nothing())));
        Say("wait", await TurnsOf(Wait([CreateTask(Nothing())])));
        Say("shield", await TurnsOf(Shield(Nothing())));
        Say("group of one", await TurnsOf(Group(1)));
        Say("group of none", await TurnsOf(Group(0)));
        Say("wait_for", await TurnsOf(WaitFor(Nothing(), 10.Seconds)));
        handle.Cancel();

        void Count()
        {
            turns++;
            handle = EventLoop.Current.CallSoon(Count);
        }

        async Coroutine<int> TurnsOf(IAwaitable awaitable)
        {
            var before = turns;
            await awaitable;
            return turns - before;
        }

        async Coroutine Nothing() { }

        Coroutine Group(int tasks) =>
            TaskGroup.Run(async group =>
            {
                for (var i = 0; i < tasks; i++)
                {
                    group.CreateTask(Nothing());
                }
            });
    }
}
