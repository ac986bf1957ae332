namespace Meanwhile;

/// <summary>How far a request has come.</summary>
internal enum RequestPhase
{
    /// <summary>Up to the end of the answer's headers.</summary>
    Headers,

    /// <summary>The body of the answer.</summary>
    Body,
}
