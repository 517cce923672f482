import { PickContext } from './pick-context.tsx';
import css from './welcome.module.css';

/** No context is chosen: nothing is contacted until one is picked. */
export function Welcome() {
  return (
    <div className={css.page}>
      <section className={css.card} aria-label="Welcome">
        <h2 className={css.title}>Which cluster shall Dogwatch watch?</h2>
        <PickContext />
        <p className={css.foot}>You can switch at any time, at the top left or from the tray.</p>
      </section>
    </div>
  );
}
