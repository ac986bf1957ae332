namespace Meanwhile.Transcripts.Cancelling;

internal sealed class ChildThatSwallowsTheCancel : Twin
{
    protected override async Coroutine Main()
    {
        var task = CreateTask(Parent());
        await Sleep(1.Seconds);
        task.Cancel();
        Say(await Attempted(task), task.IsCancelled, Now);

        async Coroutine<string> Child()
        {
            try
            {
                await Sleep(10.Seconds);
                return "never";
            }
            catch (CancelledException)
            {
                return "swallowed";
            }
        }

        async Coroutine<string> Parent()
        {
            var result = await CreateTask(Child());
            Say("parent got", result, LoopTask.Current!.CancelRequests);
            await Sleep(1.Seconds);
            return "parent's result";
        }
    }
}
