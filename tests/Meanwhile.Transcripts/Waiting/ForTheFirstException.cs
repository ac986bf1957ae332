namespace Meanwhile.Transcripts.Waiting;

internal sealed class ForTheFirstException : Twin
{
    protected override async Coroutine Main()
    {
        LoopTask slow = CreateTask(Work(9)), failing = CreateTask(Work(3, true)), cancelled = CreateTask(Work(9)), fine = CreateTask(Work(1));
        EventLoop.Current.CallLater(2.Seconds, () => cancelled.Cancel());
        var (done, pending) = await Wait([slow, failing, cancelled, fine], until: WaitUntil.FirstException);
        Say(done.Count, pending.SequenceEqual([slow]), Now, failing.Exception);

        async Coroutine Work(int seconds, bool fails = false)
        {
            await Sleep(seconds.Seconds);
            if (fails)
            {
                throw new ArgumentException("boom");
            }
        }
    }
}
