namespace Meanwhile.Transcripts.Futures;

internal sealed class CallbackAndWaiterTakeTurns : Twin
{
    protected override async Coroutine Main()
    {
        var future = new Future();
        var first = CreateTask(Waiter("waiter 1"));
        await Yield();
        future.AddDoneCallback(_ => Say("callback"));
        var second = CreateTask(Waiter("waiter 2"));
        await Yield();
        future.SetResult();
        await first;
        await second;

        async Coroutine Waiter(string name)
        {
            await future;
            Say(name);
        }
    }
}
