namespace Meanwhile.Edge.Contract;

/// <summary>The names of cases, in words.</summary>
internal static class Words
{
    internal static string Of(Ending ending) =>
        ending switch
        {
            Ending.Ended => "ended",
            Ending.EndsLater => "ends later",
            Ending.Fails => "fails",
            Ending.IsCancelled => "is cancelled",
            _ => "never ends",
        };

    internal static string Of(Moment moment) =>
        moment switch
        {
            Moment.Before => "before the await",
            Moment.During => "during the await",
            Moment.AfterItEnded => "right after it ended",
            Moment.AfterItEndedElsewhere => "right after it ended on another thread",
            _ => "at the same moment",
        };

    internal static string Of(Token token) =>
        token switch
        {
            Token.NotTaken => "token not taken",
            Token.Taken => "token taken",
            Token.TakenAndRegistered => "token taken before and registered with",
            _ => "token taken before",
        };

    internal static string Of(Asker asker) =>
        asker switch
        {
            Asker.Cancel => "cancel",
            Asker.WithTimeout => "timeout",
            Asker.MoveOnAfter => "moving on",
            _ => "cancel of the group",
        };

    internal static string Of(Then then) => then == Then.GoesOn ? "goes on" : "leaves";

    internal static string Of(Clock clock) => clock == Clock.Real ? "real time" : "virtual time";
}
