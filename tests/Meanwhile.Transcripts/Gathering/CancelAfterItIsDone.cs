namespace Meanwhile.Transcripts.Gathering;

internal sealed class CancelAfterItIsDone : Twin
{
    protected override async Coroutine Main()
    {
        var gathering = Gather(new[] { Work() });
        await gathering;
        Say(gathering.Cancel(), gathering.IsCancelled, gathering.Result);

        async Coroutine<int> Work() => 1;
    }
}
