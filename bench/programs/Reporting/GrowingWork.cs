namespace Meanwhile.Programs.Reporting;

/// <summary>Work that is done at several sizes, each ten times the one before.</summary>
/// <param name="Name">What is done.</param>
/// <param name="Unit">The unit of every figure.</param>
/// <param name="Sides">Who does it, ours first, with the name of each measurement, in which {0} stands for the size.</param>
internal sealed record GrowingWork(string Name, string Unit, params (string Label, string Measurement)[] Sides)
{
    /// <summary>More than this for ten times the size is a defect.</summary>
    internal const double MostFactor = 12;

    internal static int[] Sizes { get; } = [100_000, 1_000_000, 10_000_000];
}
