namespace Meanwhile.Transcripts.Tasks;

internal sealed class CallbackAddedDuringCallbacks : Twin
{
    protected override async Coroutine Main()
    {
        var task = CreateTask(Work());
        task.AddDoneCallback(First);
        task.AddDoneCallback(_ => Say("second"));
        await Yield();
        await Yield();
        Say("two turns");
        await Yield();

        async Coroutine Work() { }

        void First(Future done)
        {
            Say("first");
            done.AddDoneCallback(_ => Say("added"));
        }
    }
}
