// Some of the programs measure time, and would take it from each other.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
[assembly: AssemblyFixture(typeof(ConsoleFixture))]

namespace Meanwhile.Samples.Tests.Running;

/// <summary>Has the console captured before the first test.</summary>
public sealed class ConsoleFixture
{
    public ConsoleFixture() => Captured.Install();
}
