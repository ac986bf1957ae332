namespace Meanwhile.Cli.Check.Scheduling;

/// <summary>Those who run against one host, and those who wait to.</summary>
internal sealed class HostLine(string host)
{
    public string Host => host;

    public Queue<Future<bool>> Waiting { get; } = new();

    public int Running { get; set; }

    /// <summary>Whether it stands in the queue of hosts.</summary>
    public bool HasTurn { get; set; }
}
