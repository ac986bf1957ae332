namespace Meanwhile.Cli.Check.Scheduling;

/// <summary>What one who waited for a slot is told.</summary>
internal enum Turn
{
    /// <summary>Send the request, and leave the slot after.</summary>
    Go,

    /// <summary>Nothing more is to be started.</summary>
    Stop,

    /// <summary>The host has failed too often in a row: there is no sense in asking it now.</summary>
    Skip,
}
