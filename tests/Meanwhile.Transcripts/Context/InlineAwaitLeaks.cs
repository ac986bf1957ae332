namespace Meanwhile.Transcripts.Context;

internal sealed class InlineAwaitLeaks : Twin
{
    private readonly AsyncLocal<string> variable = new();

    protected override async Coroutine Main()
    {
        variable.Value = "main's";
        await Inner();
        Say("main", variable.Value);

        async Coroutine Inner()
        {
            variable.Value = "inner's";
            await Sleep(1.Seconds);
            Say("inner", variable.Value);
        }
    }
}
