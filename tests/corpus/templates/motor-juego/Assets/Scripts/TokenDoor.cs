using UnityEngine;

public class TokenDoor : MonoBehaviour
{
    [SerializeField] private string monoKey = "⟦trap category=unity⟧MonoKeyDoorUnlockAnimation⟦/⟧";
    private const string MonoToken = "⟦trap category=unity⟧token_door_open_trigger⟦/⟧";
    private static readonly string Guid = "⟦trap category=unity shape=hex:32⟧";
    public string secretPassword = "⟦trap category=unity⟧AbreteSesamo2024Puerta⟦/⟧";
}
