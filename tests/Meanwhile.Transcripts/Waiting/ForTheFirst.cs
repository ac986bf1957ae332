namespace Meanwhile.Transcripts.Waiting;

internal sealed class ForTheFirst : Twin
{
    protected override async Coroutine Main()
    {
        LoopTask slow = CreateTask(Work(3)), fast = CreateTask(Work(2)), fastest = CreateTask(Work(1));
        fastest.Cancel();
        var (done, pending) = await Wait([slow, fast, fastest], until: WaitUntil.First);
        Say(done.SequenceEqual([fastest]), pending.Count, Now);
        (done, pending) = await Wait([slow, fast], until: WaitUntil.First);
        Say(done.SequenceEqual([fast]), pending.SequenceEqual([slow]), Now);
        (done, pending) = await Wait([slow, fast], until: WaitUntil.First);
        Say(done.SequenceEqual([fast]), pending.SequenceEqual([slow]), Now);

        async Coroutine Work(int seconds) => await Sleep(seconds.Seconds);
    }
}
