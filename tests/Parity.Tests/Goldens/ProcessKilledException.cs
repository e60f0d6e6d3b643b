namespace Parity.Tests.Goldens;

/// <summary>Stands for the process being killed: nothing in the product catches it.</summary>
internal sealed class ProcessKilledException : Exception;
