namespace Meanwhile;

/// <summary>Foreign code below a wait has opened a branch after a cancel was thrown elsewhere below it: in the next turn it is asked which code that is.</summary>
internal sealed class LateHearing(ForeignWait wait) : IReadyItem
{
    public void Run() => wait.TellUnheard();
}
