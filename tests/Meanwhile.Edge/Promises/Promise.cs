using Meanwhile.Edge.Contract;
using Meanwhile.Edge.Running;

namespace Meanwhile.Edge.Promises;

/// <summary>A program that is to do as its name says.</summary>
/// <param name="Name">What holds.</param>
/// <param name="Body">Throws where it does not.</param>
internal sealed record Promise(string Name, Action<World> Body)
{
    internal Case On(Clock clock) => new($"{Name}; {Words.Of(clock)}", () => Check(clock));

    private string? Check(Clock clock)
    {
        var world = new World(clock);
        Body(world);
        var reports = world.TakeReports();
        return reports.Count == 0 ? null : string.Join("; ", reports.Select(report => $"reported: {report.Message} {report.Exception}"));
    }
}
