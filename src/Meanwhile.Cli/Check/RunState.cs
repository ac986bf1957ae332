using Meanwhile.Cli.Check.Scheduling;

namespace Meanwhile.Cli.Check;

/// <summary>How far a run is, for progress and summary.</summary>
internal sealed class RunState(Slots slots, Pauses pauses)
{
    private readonly TimeSpan began = EventLoop.Current.Time;

    public Tally Tally { get; } = new();

    /// <summary>How many lines have been read that are to be checked.</summary>
    public long Read { get; set; }

    /// <summary>Whether <see cref="Read"/> is the total.</summary>
    public bool HasReadAll { get; set; }

    /// <summary>Whether an input could not be read.</summary>
    public bool HasFailedInput { get; set; }

    /// <summary>Whether nobody gets rows any more.</summary>
    public bool HasLostOutput { get; set; }

    /// <summary>Whether rows are missing somewhere.</summary>
    public bool HasLostRows { get; set; }

    public Slots Slots => slots;

    public int Running => slots.Running;

    public int Retrying => pauses.Running;

    public TimeSpan Elapsed => EventLoop.Current.Time - began;

    /// <summary>How many have been checked in a second.</summary>
    public double Rate => Tally.Checked / Math.Max(0.001, Elapsed.TotalSeconds);

    /// <summary>How long the rest takes at that rate; null while that cannot be told.</summary>
    public TimeSpan? TimeLeft => HasReadAll && Tally.Checked > 0 ? TimeSpan.FromSeconds((Read - Tally.Checked) / Rate) : null;

    /// <summary>The whole time, once the run is over.</summary>
    public TimeSpan Ended { get; set; }
}
