namespace Meanwhile.Tests;

/// <summary>Tests that take the whole machine, or count what a thread allocates: nothing else runs beside them.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
