namespace Meanwhile.Edge.Contract;

/// <summary>What a case fails with on purpose.</summary>
internal sealed class CaseException() : Exception("on purpose");
