namespace Meanwhile.Interleavings;

/// <summary>Clean-up runs inside out: what stands around foreign methods cleans up when they have.</summary>
/// <param name="world">The run.</param>
/// <param name="outer">What cleans up around this.</param>
internal sealed class CleanUp(World world, CleanUp? outer)
{
    private readonly List<Frame> frames = [];

    internal CleanUp? Outer => outer;

    internal void Add(Frame frame) => frames.Add(frame);

    /// <summary>Clean-up begins.</summary>
    internal void Begins(Actor actor)
    {
        var left = frames.Count(static frame => frame is { HasEnded: false, IsLoose: false });
        world.Require(left == 0, $"P{actor.Id} cleans up before {left} foreign methods have that it awaited");
    }
}
