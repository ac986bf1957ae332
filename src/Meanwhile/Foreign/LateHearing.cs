namespace Meanwhile;

/// <summary>The next turn of a branch that perhaps has still to hear of a cancel: only then does its code tell who awaits it.</summary>
internal sealed class LateHearing(Branch branch) : IReadyItem
{
    public void Run() => branch.HearLate();
}
