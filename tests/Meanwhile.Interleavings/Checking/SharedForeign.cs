using BoundedChannelOptions = System.Threading.Channels.BoundedChannelOptions;
using Channels = System.Threading.Channels.Channel;

namespace Meanwhile.Interleavings;

/// <summary>What the tasks of a program share that is of .NET.</summary>
internal sealed class SharedForeign(World world)
{
    private readonly WatchedSlim[] slims = [new(world, 1), new(world, 2), new(world, 1)];
    private readonly WatchedBells[] bells = [new(world), new(world)];
    private readonly WatchedSource[] sources =
    [
        new(world, TaskCreationOptions.None),
        new(world, TaskCreationOptions.RunContinuationsAsynchronously),
        new(world, TaskCreationOptions.None),
    ];

    private readonly WatchedChannel[] channels =
    [
        new(world, Channels.CreateUnbounded<int>()),
        new(world, Channels.CreateBounded<int>(1)),
        new(world, Channels.CreateBounded<int>(new BoundedChannelOptions(2) { AllowSynchronousContinuations = true })),
    ];

    internal WatchedSlim Slim(int which) => slims[which % slims.Length];

    internal WatchedBells Bells(int which) => bells[which % bells.Length];

    internal WatchedSource Source(int which) => sources[which % sources.Length];

    internal WatchedChannel Channel(int which) => channels[which % channels.Length];

    /// <summary>Nobody has to wait any longer.</summary>
    internal void Open()
    {
        Array.ForEach(slims, static each => each.Open());
        Array.ForEach(bells, static each => each.Open());
        Array.ForEach(sources, static each => each.Open());
        Array.ForEach(channels, static each => each.Close(null));
    }

    internal void CheckEnd()
    {
        Array.ForEach(slims, static each => each.CheckEnd());
        Array.ForEach(bells, static each => each.CheckEnd());
        Array.ForEach(channels, static each => each.CheckEnd());
    }
}
