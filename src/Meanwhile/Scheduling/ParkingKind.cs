namespace Meanwhile;

/// <summary>What a step is to be parked on when it is over.</summary>
internal enum ParkingKind : byte
{
    /// <summary>Nothing: it has ended, or goes on.</summary>
    None,

    /// <summary>Its next turn.</summary>
    Turn,

    /// <summary>Something that it waits for.</summary>
    Wait,
}
