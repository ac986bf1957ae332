namespace Meanwhile;

/// <summary>The next turn after a cancel was thrown below foreign code that had just begun: only then does that tell who awaits it.</summary>
internal sealed class LateTelling(CancelRequest request, Delegate code) : IReadyItem
{
    public void Run() => request.SettleThrownInto(code);
}
