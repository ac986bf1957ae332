namespace Meanwhile.Transcripts.Threads;

internal sealed class ContextGoesAlong : Twin
{
    private readonly AsyncLocal<string> variable = new();

    protected override async Coroutine Main()
    {
        variable.Value = "task's";
        Say(await ToThread(Work), variable.Value);

        string Work()
        {
            var before = variable.Value!;
            variable.Value = "thread's";
            return before;
        }
    }
}
