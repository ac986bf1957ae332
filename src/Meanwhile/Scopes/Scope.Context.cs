namespace Meanwhile;

// The context of the code inside.
internal sealed partial class Scope : SynchronizationContext
{
    // The strand whose code entered it or has taken it over; when it is over, the one that left it.
    private LoopTask? inside;
    private bool isOver;

    public override void Post(SendOrPostCallback d, object? state) => task.Loop.PostForeign(this, d, state);

    public override void Send(SendOrPostCallback d, object? state) => task.Loop.SendForeign(this, d, state);

    public override SynchronizationContext CreateCopy() => this;

    /// <summary>The context of the code that a strand runs: of the innermost scope, if that was entered there, or the strand itself.</summary>
    internal static SynchronizationContext ContextOf(LoopTask strand, Scope? innermost) => innermost?.inside == strand ? innermost : strand;

    /// <summary>Where foreign code goes on that was begun inside: where the scope is, or what is around it by now.</summary>
    internal LoopTask Place
    {
        get
        {
            var scope = this;
            while (scope is { isOver: true, outer: { isWholeTask: false } around })
            {
                scope = around;
            }

            return Branch.Open(scope.inside!);
        }
    }
}
