namespace Meanwhile;

/// <summary>The next turn after foreign code has opened a branch below what was asked to end: only then does that code tell who awaits it.</summary>
internal sealed class LateAsking(LoopTask asked) : IReadyItem
{
    public void Run()
    {
        if (asked is { ParkedOn: not null, HasRequestToPassOn: true })
        {
            asked.PassOnAnew();
        }
    }
}
