namespace Meanwhile.Transcripts.Futures;

internal sealed class CallbacksRunInOrderInTheNextTurn : Twin
{
    protected override async Coroutine Main()
    {
        var future = new Future<string>();
        for (var i = 0; i < 3; i++)
        {
            var number = i;
            future.AddDoneCallback(_ => Say("callback", number, future.Result));
        }

        future.SetResult("result");
        Say("set");
        await Yield();
        future.AddDoneCallback(_ => Say("late", future.Result));
        Say("added late");
        await Yield();
        Say("end");
    }
}
