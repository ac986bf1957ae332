namespace Meanwhile;

/// <summary>What Linux says of a socket, by its numbers (EPOLLIN and the like).</summary>
[Flags]
internal enum SocketEvents : uint
{
    None = 0,
    Readable = 0x1,
    Writable = 0x4,
    Failed = 0x8,
    HungUp = 0x10,
    PeerClosed = 0x2000,
    EdgeTriggered = 0x8000_0000,

    /// <summary>Neither side can be used any more.</summary>
    Broken = Failed | HungUp,

    /// <summary>Nothing more will come.</summary>
    Ended = Broken | PeerClosed,
}
