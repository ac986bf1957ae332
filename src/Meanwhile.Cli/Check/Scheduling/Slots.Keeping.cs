namespace Meanwhile.Cli.Check.Scheduling;

internal sealed partial class Slots
{
    private readonly KeptHosts kept = new(mostKept);

    /// <summary>
    /// Whether the connection of a request that is about to be sent should stay open after it: not where a list has many hosts and
    /// enough others run against this one for all who wait, or each host that was asked would leave one behind.
    /// </summary>
    public bool KeepsConnection(string host) =>
        !lines.TryFind(host, out var line) || line.Waiting.Count >= line.Running || kept.Keeps(host, line.Running);
}
