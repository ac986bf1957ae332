namespace Meanwhile.Edge.Contract;

/// <summary>One case of the table: what is awaited, how that ends, when the cancel comes, and who asks.</summary>
/// <param name="Kind">What is awaited.</param>
/// <param name="Ending">How it ends.</param>
/// <param name="Moment">When the cancel comes.</param>
/// <param name="Token">What the code around has done with the ambient token.</param>
/// <param name="Asker">Who asks it to end.</param>
/// <param name="Then">What it does after the await.</param>
/// <param name="Clock">By which clock the loop runs.</param>
internal sealed record Cell(Kind Kind, Ending Ending, Moment Moment, Token Token, Asker Asker, Then Then, Clock Clock)
{
    /// <summary>Whether the ambient token that the cancel cancels is known to the other side.</summary>
    public bool IsTold =>
        Token switch
        {
            Token.Taken or Token.TakenAndRegistered => true,
            Token.TakenBefore => !Facts.RegistrationsAreSeen,
            _ => false,
        };

    /// <summary>Whether the other side ends because its token is cancelled; where it does not and ends as cancelled, somebody else cancelled it.</summary>
    public bool HeedsToken { get; init; } =
        Ending == Ending.IsCancelled && Token is Token.Taken or Token.TakenAndRegistered && Moment is Moment.Before or Moment.During;

    /// <summary>Whether the await has ended by the time the cancel comes.</summary>
    public bool EndedBefore => Ending == Ending.Ended || Moment is Moment.AfterItEnded or Moment.AfterItEndedElsewhere;

    /// <summary>Whether either may be the first, the end or the cancel: they come from two threads, or the end comes through others.</summary>
    public bool IsRace =>
        Moment == Moment.AtTheSameMoment || (Kind.EndsThroughOthers && Moment is Moment.AfterItEnded or Moment.AfterItEndedElsewhere);

    public override string ToString() =>
        $"{Kind.Name}: {Words.Of(Ending)}; {Words.Of(Asker)} {Words.Of(Moment)}; {Words.Of(Token)}; {Words.Of(Then)}; {Words.Of(Clock)}";
}

/// <summary>How what is awaited ends.</summary>
internal enum Ending
{
    /// <summary>Before it is awaited.</summary>
    Ended,

    /// <summary>With a result.</summary>
    EndsLater,

    /// <summary>With an exception of its own.</summary>
    Fails,

    /// <summary>With an <see cref="OperationCanceledException"/>: by its token, if it has that, and else by somebody else's.</summary>
    IsCancelled,

    /// <summary>Not before the await is left.</summary>
    NeverEnds,
}

/// <summary>When the cancel comes.</summary>
internal enum Moment
{
    /// <summary>Before the await, which begins with the request pending.</summary>
    Before,

    /// <summary>While the await is parked.</summary>
    During,

    /// <summary>Right after it has ended, on the loop.</summary>
    AfterItEnded,

    /// <summary>Right after it has ended on another thread: the news is still on its way.</summary>
    AfterItEndedElsewhere,

    /// <summary>While another thread ends it: one of the two comes first.</summary>
    AtTheSameMoment,
}

/// <summary>What the code around has done with <see cref="CurrentToken"/>.</summary>
internal enum Token
{
    NotTaken,

    /// <summary>Read it in the stretch that begins the await.</summary>
    Taken,

    /// <summary>Read it in a stretch before that one, and registered with it.</summary>
    TakenAndRegistered,

    /// <summary>Read it in a stretch before that one, and nothing more.</summary>
    TakenBefore,
}

/// <summary>Who asks the code to end.</summary>
internal enum Asker
{
    Cancel,
    WithTimeout,
    MoveOnAfter,
    Group,
}

/// <summary>What the code does after the await.</summary>
internal enum Then
{
    /// <summary>It awaits further, and shows what is still to come.</summary>
    GoesOn,

    /// <summary>It leaves by what the await showed.</summary>
    Leaves,
}

/// <summary>By which clock the loop runs.</summary>
internal enum Clock
{
    Real,
    Virtual,
}
