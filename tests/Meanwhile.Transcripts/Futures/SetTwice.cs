namespace Meanwhile.Transcripts.Futures;

internal sealed class SetTwice : Twin
{
    protected override async Coroutine Main()
    {
        var future = new Future<int>();
        future.SetResult(1);
        foreach (var call in new Action[] { () => future.SetResult(2), () => future.SetException(new ArgumentException("late")) })
        {
            Say(TypeOf(Attempt(call)));
        }

        Say(await future);
        Say(future.Cancel(), future.IsCancelled);
    }
}
