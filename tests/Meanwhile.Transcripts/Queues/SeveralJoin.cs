namespace Meanwhile.Transcripts.Queues;

internal sealed class SeveralJoin : Twin
{
    protected override async Coroutine Main()
    {
        var queue = new AsyncQueue<int>();
        queue.TryPut(1);
        queue.TryPut(2);
        EventLoop.Current.CallLater(1.5.Seconds, () => queue.TryPut(3));
        await Gather(Joiner("a"), Joiner("b"), Worker());

        async Coroutine Joiner(string name)
        {
            await queue.Join();
            Say(name, "joined", Now);
        }

        async Coroutine Worker()
        {
            for (var i = 0; i < 3; i++)
            {
                await queue.Get();
                await Sleep(1.Seconds);
                queue.TaskDone();
            }
        }
    }
}
