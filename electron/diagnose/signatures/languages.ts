import type { Pattern } from '../../../shared/diagnosis.ts';
import type { Signature } from './signature.ts';

/**
 * What the C library and PostgreSQL say where their messages are translated: German, French, Spanish, Italian,
 * Portuguese, Russian, Chinese, Japanese.
 */
export const LANGUAGES: readonly Signature[] = [
  said(
    'PermissionDenied',
    'the database rejects the password of user {user}',
    /Passwort-Authentifizierung für Benutzer »(?<user>[^«]{1,100})« fehlgeschlagen|authentification par mot de passe échouée pour l'utilisateur «\s?(?<user2>[^»]{1,100}?)\s?»|autentificación password falló para el usuario «(?<user3>[^»]{1,100})»|пользователь "(?<user4>[^"]{1,100})" не прош[её]л проверку подлинности|用户 "(?<user5>[^"]{1,100})" Password 认证失败/,
    0.82,
  ),
  said(
    'PermissionDenied',
    'the process is denied the use of {file|a file or a right}',
    /Keine Berechtigung|Zugriff verweigert|Permission non accordée|Accès refusé|Permiso denegado|Acceso denegado|Permesso negato|Permissão negada|Отказано в доступе|权限不够|拒绝访问|許可がありません/i,
  ),
  said(
    'ConfigError',
    'the file {file|it names} does not exist',
    /Datei oder Verzeichnis nicht gefunden|Aucun fichier ou dossier de ce (?:nom|type)|No existe el (?:archivo|fichero) o el directorio|File o directory non esistente|Arquivo ou diretório (?:inexistente|não encontrado)|Нет такого файла или каталога|没有那个文件或目录|そのようなファイルやディレクトリはありません/i,
  ),
  said(
    'DependencyFailure',
    '{address|a dependency} refuses connections',
    /Verbindungsaufbau abgelehnt|Verbindung (?:wurde )?(?:abgelehnt|verweigert)|Connexion refusée|Conexión (?:rehusada|rechazada)|Connessione rifiutata|Conexão recusada|В соединении отказано|拒绝连接|连接被拒绝|接続を拒否されました/i,
  ),
  said(
    'NetworkTimeout',
    '{address|a dependency} does not answer in time',
    /Wartezeit für die Verbindung ist abgelaufen|Zeitüberschreitung|Connexion terminée par expiration du délai|délai (?:d'attente )?(?:est )?(?:dépassé|expiré)|Expiró el tiempo de (?:conexión|espera)|tiempo de espera agotado|Tempo esgotado|Время ожидания .{0,40}истекло|连接超时|接続がタイムアウトしました/i,
  ),
  said(
    'DependencyFailure',
    'the host name {address|of a dependency} does not resolve',
    /Name oder Dienst nicht bekannt|Nom ou service inconnu|Nombre o servicio desconocido|Nome o servizio sconosciuto|Nome ou serviço desconhecido|Имя или служба не известны|未知的名称或服务|名前またはサービスが不明です/i,
  ),
  said(
    'ResourceExhaustion',
    'the disk under {file|its data} is full',
    /kein Speicherplatz mehr verfügbar|Aucun espace disponible sur le périphérique|No queda espacio en el dispositivo|Spazio esaurito sul device|Não há espaço disponível no dispositivo|На устройстве не осталось (?:свободного )?места|设备上没有空间|デバイスに空き領域がありません/i,
  ),
  said(
    'ConfigError',
    'the port {address|it listens on} is already taken in the pod',
    /Die Adresse wird bereits verwendet|Adresse déjà utilisée|La dirección ya se está usando|Indirizzo già in uso|Endereço já em uso|Адрес уже используется|地址已在使用|アドレスは既に使用中です/i,
  ),
];

function said(pattern: Pattern, cause: string, shape: RegExp, sure = 0.74): Signature {
  return { name: `translated-${cause.slice(0, 40)}`, pattern, shape, cause, sure };
}
