namespace Meanwhile;

/// <summary>What few tasks have: a name of their own, scopes, cancels. Made when the first of them appears.</summary>
internal sealed class TaskDetails
{
    /// <summary>The name that was given.</summary>
    internal string? Name { get; set; }

    /// <summary>The innermost scope that its code is in.</summary>
    internal Scope? Scope { get; set; }

    /// <summary>The token of the last scope that ended after a cancel from outside it had cancelled that token.</summary>
    internal CancellationToken PassedOn { get; set; }

    /// <summary>A cancel that has not yet been thrown.</summary>
    internal CancelRequest? Request { get; set; }

    /// <summary>What its code has begun that has tasks and is no coroutine on the way to where it is parked; null for none.</summary>
    internal List<IHasMembers>? Streams { get; set; }

    /// <summary>Its clean-up after a failure, for which a cancel waits; null while there is none.</summary>
    internal CleanUp? CleanUp { get; set; }

    /// <summary>
    /// A cancel of a scope that foreign code has entered, below what is parked: for the branch in which that code suspends. It is kept apart, for what
    /// is parked may have a cancel of its own to come which that code was told of and cleans up from.
    /// </summary>
    internal CancelRequest? Below { get; set; }

    /// <summary>A cancel that is on its way to the task, or was in that round, and of which its tokens tell before it is thrown.</summary>
    internal CancelRequest? Ahead { get; set; }

    /// <summary>The round of cancelling that <see cref="Ahead"/> belongs to.</summary>
    internal int AheadRound { get; set; }

    /// <summary>A cancel that ended an await by way of a token before it had come to here.</summary>
    internal CancelRequest? Spent { get; set; }

    /// <summary>What its code kept of exceptions when a cancel was to come between the end of an await and the code; null where none was.</summary>
    internal KeptBefore? KeptBefore { get; set; }

    /// <summary>The requests that the code of the strand has heard of: here, by what it awaited, or before it went on here.</summary>
    internal HeardRequests Heard;

    /// <summary>A request to code around the task of which it may have heard by a token; null for none.</summary>
    internal ToldAround? ToldAround { get; set; }

    /// <summary>The same, of which the foreign code of the branch has heard.</summary>
    internal CancelRequest? HeardAround { get; set; }

    /// <summary>The last request that was passed on to what is awaited.</summary>
    internal CancelRequest? HearsNext { get; set; }

    /// <summary>The task for code that wants one of .NET's own; null until it is asked for.</summary>
    internal Task? Bridge { get; set; }

    /// <summary>The cancels that were passed on to it and may go back; null for none.</summary>
    internal LentRequests? Lent { get; set; }

    /// <summary>Whether it has ended with a result although it was cancelled, since that was granted.</summary>
    internal bool HasKeptResult { get; set; }

    /// <summary>Requests made to the task as a whole and not taken back.</summary>
    internal int OwnRequests { get; set; }

    /// <summary>Requests made by scopes inside it that have not ended.</summary>
    internal int ScopeRequests { get; set; }

    /// <summary>How a foreign await ended by a cancel, the last time that one did.</summary>
    internal ForeignCancellation? CancelledByForeign { get; set; }

    /// <summary>The round of the loop's winding up in which a cancel has reached it last; 0 for none.</summary>
    internal int EndedInRound { get; set; }

    /// <summary>Whether a cancel is just being passed on by the task.</summary>
    internal bool IsOnItsWay { get; set; }
}
