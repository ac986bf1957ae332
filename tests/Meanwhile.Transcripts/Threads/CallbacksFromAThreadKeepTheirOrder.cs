namespace Meanwhile.Transcripts.Threads;

internal sealed class CallbacksFromAThreadKeepTheirOrder : Twin
{
    protected override async Coroutine Main()
    {
        var loop = EventLoop.Current;
        var done = new AsyncEvent();
        var order = new List<int>();
        new Thread(Work).Start();
        await done.Wait();
        Say(order.Count, order.SequenceEqual(order.Order()));

        void Work()
        {
            for (var i = 0; i < 100; i++)
            {
                var number = i;
                loop.CallSoonThreadsafe(() => order.Add(number));
            }

            loop.CallSoonThreadsafe(done.Set);
        }
    }
}
