namespace Meanwhile;

// The context of the code inside.
internal sealed partial class Scope : SynchronizationContext
{
    // The strand whose code entered it or has taken it over; when it is over, the one that left it.
    private LoopTask? inside;
    private bool isOver;

    internal EventLoop Loop => task.Loop;

    public override void Post(SendOrPostCallback d, object? state) => task.Loop.PostForeign(this, d, state);

    public override void Send(SendOrPostCallback d, object? state) => task.Loop.SendForeign(this, d, state);

    public override SynchronizationContext CreateCopy() => this;

    /// <summary>The context of the code that a strand runs: of the innermost scope, if that was entered there, or the strand's own.</summary>
    internal static SynchronizationContext ContextOf(LoopTask strand, Scope? innermost) => innermost?.inside == strand ? innermost : strand.OwnContext;

    /// <summary>
    /// Those that the coroutine has entered which foreign code has begun go to the branch of that. The foreign code itself is in those around, from
    /// here on. That of the whole task is made when it is asked for, and is nobody's own.
    /// </summary>
    internal static void HandOver(LoopTask strand, Branch branch)
    {
        var scope = strand.Scope;
        branch.Scope = scope;
        while (scope is { isWholeTask: false } && scope.segment == strand.Loop.Segment && scope.depth > strand.Loop.InlineDepth)
        {
            scope.inside = branch;
            scope = scope.outer;
        }

        strand.Scope = scope;
        strand.Loop.InstallContextOf(strand);
    }

    /// <summary>The innermost scope that was not entered by a strand itself, but around it.</summary>
    internal static Scope? Around(LoopTask strand)
    {
        var scope = strand.Scope;
        while (scope is { isWholeTask: false } && scope.inside == strand)
        {
            scope = scope.outer;
        }

        return scope;
    }

    /// <summary>This one or, when it is over, the nearest around it that is not; null if none is left.</summary>
    internal Scope? Nearest
    {
        get
        {
            var scope = this;
            while (scope is { isOver: true })
            {
                scope = scope.outer;
            }

            return scope is { isWholeTask: true } ? null : scope;
        }
    }

    /// <summary>The strand whose code is in it or, when it is over, was last; if that has ended, what it stood below.</summary>
    internal LoopTask? Inside => inside is null ? null : Branch.Open(inside);
}
