namespace Meanwhile;

/// <summary>One request to cancel what runs in a scope, on its way to the await where it will be thrown.</summary>
/// <param name="origin">The scope that asked, or null for the task as a whole.</param>
/// <param name="message">The reason given, or null.</param>
/// <param name="covered">Of a request to the task as a whole: what is to come once that one is taken back, or null.</param>
/// <param name="times">How often the task as a whole was asked since it last heard of it.</param>
internal sealed class CancelRequest(Scope? origin, string? message, CancelRequest? covered = null, int times = 1)
{
    internal Scope? Origin { get; } = origin;

    internal string? Message { get; } = message;

    /// <summary>The request of a scope that was to come too, and is not taken back with this one.</summary>
    internal CancelRequest? Covered { get; } = covered;

    /// <summary>How often the task as a whole was asked since it last heard of it; of no meaning for a scope.</summary>
    internal int Times { get; } = times;

    /// <summary>Of the scopes that ask, the outermost: what ends more, ends the rest too.</summary>
    private CancelRequest? OfScope => Origin is null ? Covered : this;

    /// <summary>What is to come when another request comes on top: the one to the whole task, if one of them is.</summary>
    internal CancelRequest And(CancelRequest later)
    {
        var scopes = Outermost(OfScope, later.OfScope);
        var whole =
            later.Origin is null ? later
            : Origin is null ? this
            : null;
        if (whole is null)
        {
            return scopes!;
        }

        var times = Origin is null && later.Origin is null ? Times + later.Times : whole.Times;
        return whole.Covered == scopes && whole.Times == times ? whole : new CancelRequest(null, whole.Message, scopes, times);
    }

    /// <summary>What is left to come of it when a scope ends that has asked too.</summary>
    internal CancelRequest? Without(Scope ended) =>
        Origin == ended ? null
        : Covered is not null && Covered.Origin == ended ? new CancelRequest(null, Message, covered: null, Times)
        : this;

    internal CancelledException ToException() => new(Message);

    private static CancelRequest? Outermost(CancelRequest? earlier, CancelRequest? later) =>
        earlier is null ? later
        : later is null || !later.Origin!.Holds(earlier.Origin) ? earlier
        : later;
}
