namespace Meanwhile.Programs.Reporting;

/// <summary>The columns of the table in which peers stand, in their order.</summary>
internal enum Column
{
    DotNet,
    Asyncio,
    Uvloop,
    Go,
    Node,
    Others,
}
