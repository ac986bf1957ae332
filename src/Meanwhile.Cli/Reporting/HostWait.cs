using Meanwhile.Cli.Check;
using Meanwhile.Cli.Check.Scheduling;

namespace Meanwhile.Cli.Reporting;

/// <summary>Says which host a run waits for, and why.</summary>
internal static class HostWait
{
    /// <returns>Null if there is nothing to say.</returns>
    public static string? Describe(RunState state)
    {
        var now = EventLoop.Current.Time;
        HostLine? most = null;
        foreach (var line in state.Slots.Lines)
        {
            if (Weight(line) > (most is null ? 0 : Weight(most)))
            {
                most = line;
            }
        }

        if (most is null)
        {
            return state.Retrying > 0 ? "waits to try again" : null;
        }

        var host = Printable.Of(most.Host);
        return most.NotBefore > now ? $"waits for {host}: it asked for {Durations.Short(most.NotBefore - now)} more"
            : state.Slots.WaitsForRate ? "waits for --rate"
            : most.Waiting.Count > 0 ? $"waits for {host}: {most.Running} running, {most.Waiting.Count} in line"
            : $"waits for {host}: {most.Running} running";
    }

    private static int Weight(HostLine line) => line.Running + line.Waiting.Count;
}
